"""What is asked of groups of assessments (名次, 同组…), settled over whole inputs."""
