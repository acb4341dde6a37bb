"""Media types, and which one the ending of a file's name means."""

JSON = "application/json"
MARKDOWN = "text/markdown"
PLAIN = "text/plain"
HTML = "text/html"
YAML = "application/yaml"
PDF = "application/pdf"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ZIP = "application/zip"

MEDIA = {
    ".json": JSON,
    ".md": MARKDOWN,
    ".txt": PLAIN,
    ".html": HTML,
    ".yaml": YAML,
    ".perf": PLAIN,
    ".pdf": PDF,
    ".xlsx": XLSX,
    ".docx": DOCX,
    ".zip": ZIP,
}
"""Media types by the endings of files' names."""
