#!/usr/bin/env python3
"""Reads an official XSD set and writes our structure tables (schemas/tables/<set>.*.tsv).

A maintainer's tool, run by hand when a set is added or renewed; the build does not need it:

    tools/facts_from_xsd.py SET OFFICIAL_FOLDER [TABLES_FOLDER]
    tools/facts_from_xsd.py ubl-2.1 ../shared/data/schemas/ubl-2.1

Facts only are taken: elements, order, cardinalities, types, attributes, facets. No text of the
official files is copied. What is not reachable from the root elements is left out, and named types
that add nothing to their base are replaced by it (UBL: cbc:IDType is udt:IdentifierType).

The business terms come from schemas/tables/en16931.terms.tsv: a row of the structure carries every
term whose path goes through it.
"""
import re
import sys
from pathlib import Path
from xml.dom import minidom

XS = "http://www.w3.org/2001/XMLSchema"
UBL = "urn:oasis:names:specification:ubl:schema:xsd:"
CII = "urn:un:unece:uncefact:data:standard:"

# entries: entry files. namespaces: prefix -> (URI, file suffix). roots: what a document may begin
# with. open: namespaces whose global elements are all kept, because a lax wildcard may meet them.
# plain: namespaces whose types are mere names of other types. terms: column of the terms table.
# why: what a maintainer must know of the set, for the head of its table of namespaces.
UBL_2_1 = {
    "entries": ["maindoc/UBL-Invoice-2.1.xsd", "maindoc/UBL-CreditNote-2.1.xsd"],
    "namespaces": {
        "inv": (UBL + "Invoice-2", "invoice"),
        "cn": (UBL + "CreditNote-2", "credit-note"),
        "cac": (UBL + "CommonAggregateComponents-2", "cac"),
        "cbc": (UBL + "CommonBasicComponents-2", "cbc"),
        "ext": (UBL + "CommonExtensionComponents-2", "ext"),
        "udt": (UBL + "UnqualifiedDataTypes-2", "udt"),
        "cct": ("urn:un:unece:uncefact:data:specification:CoreComponentTypeSchemaModule:2", "cct"),
        "sig": (UBL + "CommonSignatureComponents-2", "sig"),
        "sac": (UBL + "SignatureAggregateComponents-2", "sac"),
        "sbc": (UBL + "SignatureBasicComponents-2", "sbc"),
        "ds": ("http://www.w3.org/2000/09/xmldsig#", "ds"),
        "xades": ("http://uri.etsi.org/01903/v1.3.2#", "xades"),
        "xades141": ("http://uri.etsi.org/01903/v1.4.1#", "xades141"),
    },
    "roots": ["inv:Invoice", "cn:CreditNote"],
    "open": {"sig": "ext", "sac": "", "sbc": "", "ds": "", "xades": "", "xades141": "sac"},
    "plain": {"cbc", "ext", "sbc"},
    "terms": "ubl",
    "why": [],
}


def uncefact(root, entry, terms, why=()):
    """A message of UN/CEFACT: its own namespace and three that all its messages have."""
    return {
        "entries": [entry],
        "namespaces": {
            "rsm": (CII + root + ":100", "-"),
            "ram": (CII + "ReusableAggregateBusinessInformationEntity:100", "ram"),
            "qdt": (CII + "QualifiedDataType:100", "qdt"),
            "udt": (CII + "UnqualifiedDataType:100", "udt"),
        },
        "roots": ["rsm:" + root],
        "open": {}, "plain": set(), "terms": terms, "why": why,
    }


def chorus(root, entry, why=()):
    """A format of Chorus Pro: one file, no namespace."""
    return {
        "entries": [entry], "namespaces": {"-": ("", "-")}, "roots": [root],
        "open": {}, "plain": set(), "terms": None, "why": why,
    }


SETS = {
    "ubl-2.1": UBL_2_1,
    "cii-d16b": uncefact(
        "CrossIndustryInvoice", "data/standard/CrossIndustryInvoice_100pD16B.xsd", "cii"),
    "cii-d22b": uncefact(
        "CrossIndustryInvoice", "CrossIndustryInvoice_100pD22B.xsd", "cii", [
            "A set of its own and not an overlay of cii-d16b: it differs by 172 rows of structure,",
            "150 of them inserted within types, and by 62 declarations. Such an overlay could only",
            "be proofread; the set is written from the official files, which a test does again."]),
    "cdar-d22b": uncefact(
        "CrossDomainAcknowledgementAndResponse",
        "CrossDomainAcknowledgementAndResponse_100pD22B.xsd", None),
    "cpp-statut-1.19": chorus("CPPStatut", "CPPStatutPivot_V1_19.xsd"),
    "cpp-facture-pivot-2.02": chorus("CPPFacturePivot", "CPPFacturePivot_V2_02.xsd"),
}

REPOSITORY_TABLES = Path(__file__).resolve().parent.parent / "schemas" / "tables"

FACETS = {"length", "minLength", "maxLength", "pattern", "enumeration", "totalDigits",
          "fractionDigits", "minInclusive", "maxInclusive", "minExclusive", "maxExclusive"}


class Type:
    """What the tables say of a type. `content` is elements, mixed, text (a simple content with
    attributes) or value (a simple type)."""

    def __init__(self, name, content, base=""):
        self.name, self.content, self.base = name, content, base
        self.attributes = {}  # name -> "type!=fixed", see the head of the declarations table
        self.facets = {}  # name -> values
        self.particles = []  # rows (element, min, max, type)


def children(node, *names):
    return [c for c in node.childNodes if c.nodeType == c.ELEMENT_NODE and c.namespaceURI == XS
            and c.localName != "annotation" and (not names or c.localName in names)]


class Official:
    """The official files of a set: their global types and elements by our prefixed names."""

    def __init__(self, folder, settings):
        self.prefixes = {uri: prefix for prefix, (uri, _) in settings["namespaces"].items()}
        self.nodes = {"type": {}, "element": {}}
        self.seen = set()
        for entry in settings["entries"]:
            self.load((folder / entry).resolve())

    def load(self, path):
        if path in self.seen:
            return
        self.seen.add(path)
        schema = minidom.parse(str(path)).documentElement
        assert schema.getAttribute("elementFormDefault") == "qualified" or not children(schema)
        for node in children(schema):
            if node.localName in ("import", "include"):
                self.load((path.parent / node.getAttribute("schemaLocation")).resolve())
            else:
                kind = "element" if node.localName == "element" else "type"
                self.nodes[kind][self.own_name(node)] = node

    def prefixed(self, uri, local):
        prefix = "xs" if uri == XS else self.prefixes[uri]
        return local if prefix == "-" else prefix + ":" + local

    def own_name(self, node):
        target = node.ownerDocument.documentElement.getAttribute("targetNamespace")
        return self.prefixed(target, node.getAttribute("name"))

    def name_in(self, node, attribute):
        """The prefixed name that an attribute holds, as a QName of its file."""
        prefix, _, local = node.getAttribute(attribute).rpartition(":")
        schema = node.ownerDocument.documentElement
        uri = schema.getAttribute("xmlns:" + prefix if prefix else "xmlns")
        return self.prefixed(uri, local)


class Facts:
    """The tables of a set, filled from its roots on."""

    def __init__(self, official, settings):
        self.official, self.settings = official, settings
        self.types, self.elements = {}, {}
        for root in settings["roots"]:
            self.global_element(root)
        for name in official.nodes["element"]:
            if name.partition(":")[0] in settings["open"]:
                self.global_element(name)

    def global_element(self, name):
        if name not in self.elements:
            node = self.official.nodes["element"][name]
            self.elements[name] = None
            self.elements[name] = self.type_of(node, name)
        return self.elements[name]

    def type_of(self, node, name, default="xs:anyType"):
        """The type of an element or an attribute; an inner one is called `name`."""
        if node.hasAttribute("type"):
            return self.type_named(self.official.name_in(node, "type"))
        inner = children(node, "complexType", "simpleType")
        return self.keep(self.describe(inner[0], name)) if inner else default

    def type_named(self, name):
        if name.startswith("xs:") or name in self.types:
            return name
        return self.keep(self.describe(self.official.nodes["type"][name], name))

    def keep(self, described):
        """Enters a type, unless it adds nothing to its base: then the base stands for it."""
        prefix = described.name.partition(":")[0]
        adds_nothing = not described.facets and not described.attributes
        if described.content == "value" and adds_nothing:
            return self.type_named(described.base)
        if described.content == "text" and prefix in self.settings["plain"]:
            return self.type_named(self.base_of_plain(described.name))
        if self.types.get(described.name) is None:
            self.types[described.name] = described
            for row in described.particles:
                row[3] = row[3]() if callable(row[3]) else row[3]
        return described.name

    def base_of_plain(self, name):
        derivation = children(children(self.official.nodes["type"][name], "simpleContent")[0])[0]
        assert not children(derivation), name + " is not a mere name"
        return self.official.name_in(derivation, "base")

    def describe(self, node, name):
        if node.localName == "simpleType":
            return self.describe_value(node, name)
        inner = children(node, "simpleContent", "complexContent")
        if not inner:
            mixed = node.getAttribute("mixed") == "true"
            described = Type(name, "mixed" if mixed else "elements")
            self.add_content(described, node)
            return described
        derivation = children(inner[0], "extension", "restriction")[0]
        base = self.official.name_in(derivation, "base")
        if inner[0].localName == "complexContent":
            assert derivation.localName == "restriction", name
            described = Type(name, "elements")
            self.add_content(described, derivation)
            return described
        return self.describe_text(derivation, name, base)

    def describe_value(self, node, name):
        restriction = children(node, "restriction")[0]
        described = Type(name, "value", self.type_named(self.official.name_in(restriction, "base")))
        for facet in children(restriction):
            assert facet.localName in FACETS, facet.localName
            value = facet.getAttribute("value")
            assert not set(value) & set(";|\t"), value
            described.facets.setdefault(facet.localName, []).append(value)
        return described

    def describe_text(self, derivation, name, base):
        """A simple content: flattened down to its simple type, with the attributes of its bases."""
        described = Type(name, "text", base)
        if not base.startswith("xs:"):
            ancestor = self.describe(self.official.nodes["type"][base], base)
            if ancestor.content == "text":
                described.base, described.attributes = ancestor.base, dict(ancestor.attributes)
            else:
                described.base = self.type_named(base)
        assert not children(derivation, *FACETS), name
        self.add_attributes(described, derivation)
        return described

    def add_content(self, described, node):
        for group in children(node, "sequence", "choice"):
            plain = group.localName == "sequence" and self.cardinality(group) == ("1", "1")
            self.add_group(described, group, wrapped=not plain)
        self.add_attributes(described, node)

    @staticmethod
    def cardinality(node):
        most = node.getAttribute("maxOccurs") or "1"
        return node.getAttribute("minOccurs") or "1", "*" if most == "unbounded" else most

    def add_group(self, described, group, wrapped):
        rows = described.particles
        if wrapped:
            rows.append(["{" + group.localName, *self.cardinality(group), ""])
        for node in children(group):
            if node.localName == "any":
                reach = node.getAttribute("namespace") or "##any"
                how = node.getAttribute("processContents") or "strict"
                rows.append(["*", *self.cardinality(node), reach + " " + how])
            elif node.localName == "element":
                rows.append(self.element_row(described, node))
            else:
                self.add_group(described, node, wrapped=True)
        if wrapped:
            rows.append(["}", "", "", ""])

    def element_row(self, described, node):
        """The type of an element is asked once its parent is entered: types may be recursive."""
        if node.hasAttribute("ref"):
            name = self.official.name_in(node, "ref")
            return [name, *self.cardinality(node), lambda: self.type_of_global(name)]
        name = self.official.own_name(node)
        inner = described.name + "." + node.getAttribute("name")
        return [name, *self.cardinality(node), lambda: self.type_of(node, inner)]

    def type_of_global(self, name):
        known = self.global_element(name)
        return known or self.type_of(self.official.nodes["element"][name], name)

    def add_attributes(self, described, node):
        for attribute in children(node, "attribute"):
            assert not attribute.hasAttribute("ref")  # a default value changes no verdict
            name = attribute.getAttribute("name")
            fact = self.type_of(attribute, described.name + "." + name, "xs:anySimpleType")
            fact += "!" if attribute.getAttribute("use") == "required" else ""
            fact += "=" + attribute.getAttribute("fixed") if attribute.hasAttribute("fixed") else ""
            assert attribute.getAttribute("use") != "prohibited" and not set(fact) & set(";\t")
            described.attributes[name] = fact
        for anything in children(node, "anyAttribute"):
            described.attributes["*"] = anything.getAttribute("namespace") + " strict"


def term_order(term):
    return [int(part) if part.isdigit() else part for part in re.split(r"(\d+)", term)]


def terms_by_row(facts, table, column):
    """(type, element) -> terms, from the paths of the terms table."""
    found = {}
    lines = [line.split("\t") for line in table.read_text(encoding="utf-8").splitlines()
             if line and not line.startswith("#")]
    position = lines[0].index(column)
    for cells in lines[1:]:
        for path in cells[position].split():
            steps = path.strip("/").split("/")
            parent = facts.elements[steps[0]]
            last = None
            for step in steps[1:]:
                rows = [row for row in facts.types[parent].particles if row[0] == step]
                assert rows, f"{cells[0]}: no {step} in {parent}"
                last, parent = (parent, step), rows[0][3]
            found.setdefault(last, set()).add(cells[0])
    return {row: " ".join(sorted(terms, key=term_order)) for row, terms in found.items()}


def write(path, head, columns, rows):
    lines = ["# " + line for line in head] + ["\t".join(columns)]
    lines += ["\t".join(cells) for cells in rows]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{path.name}: {len(rows)} rows")


def write_namespaces(path, settings, facts):
    used = {name.partition(":")[0] if ":" in name else "-"
            for name in (*facts.types, *facts.elements)}
    imported = {prefix: [] for prefix in settings["namespaces"]}
    for prefix, importer in settings["open"].items():
        if importer:
            imported[importer].append(prefix)
    rows = [[prefix, uri, suffix, " ".join(imported[prefix])]
            for prefix, (uri, suffix) in settings["namespaces"].items() if prefix in used]
    write(path, ["The namespaces of the set, one XSD file each: <set>-<suffix>.xsd.",
                 "wildcards: namespaces imported besides those that the file refers to, so that a",
                 "lax wildcard finds their elements.", *settings["why"]],
          ["prefix", "namespace", "suffix", "wildcards"], rows)


def write_declarations(path, facts):
    rows = [["element", name, type_, "", ""] for name, type_ in sorted(facts.elements.items())]
    for _, described in sorted(facts.types.items()):
        attributes = ";".join(f"{n}:{fact}" for n, fact in described.attributes.items())
        facets = ";".join(f"{n}={'|'.join(v)}" for n, v in described.facets.items())
        rows.append([described.content, described.name, described.base, attributes, facets])
    write(path, ["The global elements and the types of the set.",
                 "kind: element (base is its type), elements or mixed (a type whose content is in",
                 "the structure table), text (a value with attributes), value (a simple type).",
                 "attributes: name:type separated by ';', '!' when required, '=x' when fixed to x;",
                 "'*' for any attribute. facets: name=value separated by ';', values by '|'."],
          ["kind", "name", "base", "attributes", "facets"], rows)


def write_structure(path, facts, terms):
    rows = []
    for name, described in sorted(facts.types.items()):
        for order, (element, least, most, type_) in enumerate(described.particles, 1):
            rows.append([name, str(order), element, least, most, type_,
                         terms.get((name, element), "")])
    write(path, ["The content of the types of the set, in order.",
                 "A type is a sequence; '{choice' or '{sequence' opens an inner group and '}' closes",
                 "it. max '*' is unbounded. Element '*' is a wildcard: which namespaces, how checked.",
                 "term: the EN 16931 terms that the element carries, in any of its contexts."],
          ["type", "order", "element", "min", "max", "element_type", "term"], rows)


def main():
    if len(sys.argv) not in (3, 4) or sys.argv[1] not in SETS:
        sys.exit(__doc__)
    name, settings = sys.argv[1], SETS[sys.argv[1]]
    tables = Path(sys.argv[3]) if len(sys.argv) == 4 else REPOSITORY_TABLES
    facts = Facts(Official(Path(sys.argv[2]), settings), settings)
    column = settings["terms"]
    terms_table = REPOSITORY_TABLES / "en16931.terms.tsv"
    terms = terms_by_row(facts, terms_table, column) if column else {}
    write_namespaces(tables / f"{name}.namespaces.tsv", settings, facts)
    write_declarations(tables / f"{name}.declarations.tsv", facts)
    write_structure(tables / f"{name}.structure.tsv", facts, terms)


if __name__ == "__main__":
    main()
