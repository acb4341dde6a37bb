"""A filled example of a published version, as an assessment file."""

from perfscore.api.loading import shipped_text
from perfscore.api.set_papers import sample_yaml, samples_of
from perfscore.store.sets import digest_of_text
from perfscore.web.shelf import Shelf, Shelved


def example_of(shelf: Shelf, shelved: Shelved) -> str | None:
    """Give the example that ships with a set, else its first 用例, if there is one."""
    shipped = shipped_text(shelved.set_id).value
    if shipped is not None and digest_of_text(shipped) == shelved.sha256:
        return shipped_text(shelved.set_id, example=True).value
    checked = shelf.loaded(shelved).value
    samples = () if checked is None else samples_of(checked)
    return sample_yaml(samples[0]) if samples else None
