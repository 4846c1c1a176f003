"""The spine: a URL goes in, is fetched, and comes out as an article. Sync doors over one async core."""
