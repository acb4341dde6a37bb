"""Charts by what they mean, with exact numbers; how they look is the writers' part."""
