"""The command line: everything the app can do without a window. `studyapp` alone opens the window.

May import studyapp.errors, paths, bootstrap, services, content and, to open the window only, gui.app.
"""
