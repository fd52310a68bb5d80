"""Files that coordinators hand in and take along.

sheets      a CSV or XLSX file as rows of text, whatever it holds
columns     the columns of visits and agenda items, in a file of either direction
calendars   an .ics file as the same rows
plans       rows compared with the programme: new, changed, unchanged, refused and why
exports     the programme and its visits as files
"""
