"""The steps that find the days of publication and change, and what is asked of each reading."""
