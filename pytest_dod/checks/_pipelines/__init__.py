"""Pipeline files of GitHub, GitLab, Azure and Bitbucket, and what their commands come down to."""
