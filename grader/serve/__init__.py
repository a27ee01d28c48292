"""A local page on which people read answers and give points: `grader serve`.

    desk.py      a batch's folder -> questions, queues, one answer at a time; takes marks
    upkeep.py    after each mark: reports, class page and table, in the background
    guard.py     who may ask: this machine, with the token, from our own page
    app.py       addresses -> the desk -> pages and JSON
    server.py    loopback only: start, tell the address, end with nothing lost
    templates/   pages;  static/  their style and script

In: HTTP from a browser on this machine.  Out: pages, and marks in the gradebook.
Trust: answers, files and names of submissions are students'.  Texts are cleaned and escaped, files are handed to the
browser's own viewer and never parsed here.
"""
