project = "Sphinx"
extensions = ["myst_parser"]
html_static_path = ["_static"]
html_js_files = [("playground/playground.js", {"type": "module"})]
