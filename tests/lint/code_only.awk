# SPDX-License-Identifier: GPL-3.0-or-later
# Prints C sources as FILE:LINE:CODE without comments and with the texts in quotes emptied, so that
# a search finds code only.
FNR == 1 { in_comment = 0 }
{
    line = $0
    code = ""
    while (line != "") {
        if (in_comment) {
            at = index(line, "*/")
            if (at == 0) {
                break
            }
            line = substr(line, at + 2)
            in_comment = 0
        } else if (match(line, /^[^"'\/]+/)) {
            code = code substr(line, 1, RLENGTH)
            line = substr(line, RLENGTH + 1)
        } else if (match(line, /^"([^"\\]|\\.)*"/) || match(line, /^'([^'\\]|\\.)*'/)) {
            code = code "\"\""
            line = substr(line, RLENGTH + 1)
        } else if (substr(line, 1, 2) == "//") {
            break
        } else if (substr(line, 1, 2) == "/*") {
            in_comment = 1
            line = substr(line, 3)
        } else {
            code = code substr(line, 1, 1)
            line = substr(line, 2)
        }
    }
    if (code ~ /[^ \t]/) {
        print FILENAME ":" FNR ":" code
    }
}
