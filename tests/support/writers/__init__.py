"""Writers: a report in canonical text written as a file of another format, with merged cells where the format has any."""
