"""What was found in files, kept between runs, so that a file that has not changed is only looked at.

`fingerprints` says what findings depend on, `entries` writes an outcome as JSON and reads it, `store` keeps
entries in a database. Findings are kept by all that they depend on, so that nothing has to be taken back:
what is out of date is not asked for any more, and is thrown away after some time.
"""
