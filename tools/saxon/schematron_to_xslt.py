#!/usr/bin/env python3
"""Makes an XSLT 2.0 stylesheet of a Schematron rulebook, for the comparison with Saxon.
Usage: RULEBOOK.sch > RULEBOOK.xsl

Writes one line a failed assert or successful report: "id flag". As every Schematron stylesheet
does it: a mode per pattern, a template per rule, the first rule of a pattern by its priority.
Of Schematron, what the rulebooks of ../shared/data use: no abstract pattern, no include.
"""
import copy
import sys
import xml.etree.ElementTree as ET

SCH = "{http://purl.oclc.org/dsdl/schematron}"
XSL = "{http://www.w3.org/1999/XSL/Transform}"
KNOWN = {"xs": "http://www.w3.org/2001/XMLSchema", "fn": "http://www.w3.org/2005/xpath-functions"}


def element(parent, kind, text=None, **attributes):
    made = ET.SubElement(parent, XSL + kind, attributes)
    made.text = text
    return made


def add_lets(parent, node):
    for let in node.findall(SCH + "let"):
        element(parent, "variable", name=let.get("name"), select=let.get("value"))


def add_rule(sheet, rule, mode, priority):
    template = element(sheet, "template", match=rule.get("context"), mode=mode, priority=str(priority))
    add_lets(template, rule)
    for one in rule:
        if one.tag not in (SCH + "assert", SCH + "report"):
            continue
        test = one.get("test") if one.tag == SCH + "report" else f"not({one.get('test')})"
        fired = element(template, "if", test=test)
        element(fired, "text", text=f"{one.get('id', 'null')} {one.get('flag', '')}\n")
    element(template, "apply-templates", select="*", mode=mode)


def stylesheet(schema):
    sheet = ET.Element(XSL + "stylesheet", {"version": "2.0"})
    prefixes = KNOWN | {ns.get("prefix"): ns.get("uri") for ns in schema.findall(SCH + "ns")}
    for prefix, uri in prefixes.items():
        sheet.set("xmlns:" + prefix, uri)
    element(sheet, "output", method="text")
    for function in schema.findall(XSL + "function"):
        sheet.append(copy.deepcopy(function))
    add_lets(sheet, schema)
    patterns = schema.findall(SCH + "pattern")
    root = element(sheet, "template", match="/")
    for number, pattern in enumerate(patterns):
        mode = f"m{number}"
        element(root, "apply-templates", select=".", mode=mode)
        add_lets(sheet, pattern)
        for order, rule in enumerate(pattern.findall(SCH + "rule")):
            add_rule(sheet, rule, mode, 100000 - order)
        element(sheet, "template", match="text()|@*", mode=mode, priority="-1")
        below = element(sheet, "template", match="*|/", mode=mode, priority="-2")
        element(below, "apply-templates", select="*", mode=mode)
    return sheet


if __name__ == "__main__":
    ET.register_namespace("xsl", XSL[1:-1])
    print(ET.tostring(stylesheet(ET.parse(sys.argv[1]).getroot()), encoding="unicode"))
