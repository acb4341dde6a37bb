"""What a changed set does to assessments that another set scores already."""
