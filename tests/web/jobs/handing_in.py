"""Files that are handed in as a job."""

import json
from typing import Any

from fastapi.testclient import TestClient

Files = list[tuple[str, bytes]]


def handed_in(client: TestClient, files: Files, kind: str, **more: str) -> Any:  # noqa: ANN401
    """Hand files in, and give the job."""
    parts = [("file", (name, content)) for name, content in files]
    answer = client.post("/v1/jobs", data={"kind": kind, **more}, files=parts)
    assert answer.status_code == 202, answer.text
    job = answer.json()
    assert answer.headers["Location"] == f"/v1/jobs/{job['id']}"
    return job


def written(document: dict[str, Any]) -> bytes:
    """Write a document as a file."""
    return json.dumps(document, ensure_ascii=False).encode()
