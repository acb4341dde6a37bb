"""The form as a Word file: :mod:`perfscore.render.docx.writing` writes it."""
