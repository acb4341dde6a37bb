"""What has to hold within the published accounts, and what does not."""
