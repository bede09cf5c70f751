#!/usr/bin/env python3
"""Makes an XSLT 2.0 stylesheet of a Schematron rulebook, for the comparison with Saxon.
Usage: [--bare] RULEBOOK.sch > RULEBOOK.xsl

As every Schematron stylesheet does it: a mode per pattern, a template per rule, the first rule of a
pattern by its priority. It gives the report that published stylesheets give, in SVRL (ISO/IEC
19757-3, annex D): each pattern, each rule that fired, and of each failed assert or successful
report its test, id, flag, place and message. With --bare it writes only "id flag", one line each.
Of Schematron, what the rulebooks of ../shared/data use: no abstract pattern, no include.
"""
import copy
import sys
import xml.etree.ElementTree as ET

SCH = "{http://purl.oclc.org/dsdl/schematron}"
XSL = "{http://www.w3.org/1999/XSL/Transform}"
SVRL = "{http://purl.oclc.org/dsdl/svrl}"
KNOWN = {"xs": "http://www.w3.org/2001/XMLSchema", "fn": "http://www.w3.org/2005/xpath-functions"}


def element(parent, kind, text=None, **attributes):
    made = ET.SubElement(parent, XSL + kind, attributes)
    made.text = text
    return made


def add_lets(parent, node):
    for let in node.findall(SCH + "let"):
        element(parent, "variable", name=let.get("name"), select=let.get("value"))


def quoted(text):
    """As it stands in an attribute that is a template of values."""
    return text.replace("{", "{{").replace("}", "}}")


def add_message(parent, one):
    text = ET.SubElement(parent, SVRL + "text")
    element(text, "text", text=one.text or "")
    for part in one:
        if part.tag == SCH + "value-of":
            element(text, "value-of", select=part.get("select"))
        elif part.tag == SCH + "name":
            element(text, "value-of", select=f"name({part.get('path', '.')})")
        else:
            element(text, "text", text="".join(part.itertext()))
        element(text, "text", text=part.tail or "")


def add_finding(fired, one, bare):
    if bare:
        element(fired, "text", text=f"{one.get('id', 'null')} {one.get('flag', '')}\n")
        return
    kind = "successful-report" if one.tag == SCH + "report" else "failed-assert"
    told = ET.SubElement(fired, SVRL + kind, {"test": quoted(one.get("test"))})
    for name in ("id", "flag", "role"):
        if one.get(name):
            told.set(name, one.get(name))
    place = element(told, "attribute", name="location")
    element(place, "apply-templates", select=".", mode="place")
    add_message(told, one)


def add_rule(sheet, rule, mode, priority, bare):
    template = element(sheet, "template", match=rule.get("context"), mode=mode, priority=str(priority))
    if not bare:
        ET.SubElement(template, SVRL + "fired-rule", {"context": quoted(rule.get("context"))})
    add_lets(template, rule)
    for one in rule:
        if one.tag not in (SCH + "assert", SCH + "report"):
            continue
        test = one.get("test") if one.tag == SCH + "report" else f"not({one.get('test')})"
        add_finding(element(template, "if", test=test), one, bare)
    element(template, "apply-templates", select="*", mode=mode)


def add_places(sheet):
    """The path of a node, as SVRL gives it."""
    node = element(sheet, "template", match="*", mode="place")
    element(node, "apply-templates", select="parent::*", mode="place")
    element(node, "text", text="/")
    element(node, "value-of", select="concat('*:', local-name(), '[namespace-uri()=', "
            "codepoints-to-string(39), namespace-uri(), codepoints-to-string(39), '][', "
            "1 + count(preceding-sibling::*[node-name(.) = node-name(current())]), ']')")
    attribute = element(sheet, "template", match="@*", mode="place")
    element(attribute, "apply-templates", select="parent::*", mode="place")
    element(attribute, "value-of", select="concat('/@', name())")


def stylesheet(schema, bare):
    sheet = ET.Element(XSL + "stylesheet", {"version": "2.0"})
    prefixes = KNOWN | {ns.get("prefix"): ns.get("uri") for ns in schema.findall(SCH + "ns")}
    for prefix, uri in prefixes.items():
        sheet.set("xmlns:" + prefix, uri)
    element(sheet, "output", method="text" if bare else "xml")
    for function in schema.findall(XSL + "function"):
        sheet.append(copy.deepcopy(function))
    add_lets(sheet, schema)
    patterns = schema.findall(SCH + "pattern")
    root = element(sheet, "template", match="/")
    report = root if bare else ET.SubElement(root, SVRL + "schematron-output")
    if not bare:
        add_places(sheet)
    for number, pattern in enumerate(patterns):
        mode = f"m{number}"
        if not bare:
            ET.SubElement(report, SVRL + "active-pattern", {"id": pattern.get("id", mode)})
        element(report, "apply-templates", select=".", mode=mode)
        add_lets(sheet, pattern)
        for order, rule in enumerate(pattern.findall(SCH + "rule")):
            add_rule(sheet, rule, mode, 100000 - order, bare)
        element(sheet, "template", match="text()|@*", mode=mode, priority="-1")
        below = element(sheet, "template", match="*|/", mode=mode, priority="-2")
        element(below, "apply-templates", select="*", mode=mode)
    return sheet


if __name__ == "__main__":
    ET.register_namespace("xsl", XSL[1:-1])
    ET.register_namespace("svrl", SVRL[1:-1])
    schema = ET.parse(sys.argv[-1]).getroot()
    print(ET.tostring(stylesheet(schema, "--bare" in sys.argv), encoding="unicode"))
