"""A selection as JSON-LD in the terms of the European Legislation Identifier (ELI) ontology.

The ids are URNs in the form of RFC 9676 (URN:LEX); "vn" is not registered there. ELI has no term for the sentence that
proves a relation, so each relation also stands as a statement of this project's own small vocabulary.
"""

from collections import defaultdict
from typing import Any

import orjson

from graph_loader.graph.model import Document, Relation
from graph_loader.graph.selection import Selection
from graph_loader.reference.relations import relation_words

ELI = "http://data.europa.eu/eli/ontology#"
OWN = "urn:legalgraph:vocabulary#"

_CONTEXT: dict[str, Any] = {
    "eli": ELI,
    "lg": OWN,
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "id": "@id",
    "type": "@type",
    "number": "eli:id_local",
    "title": {"@id": "eli:title", "@language": "vi"},
    "kind": "eli:type_document",
    "issued_on": {"@id": "eli:date_document"},
    "issuer": "eli:passed_by",
    "in_force": {"@id": "eli:in_force", "@type": "@vocab"},
    "level": "lg:level",
    "place": "lg:place",
    "status": "lg:status",
    "relations": {"@id": "lg:relation", "@container": "@set"},
    "relation": "lg:type",
    "target": {"@id": "lg:target", "@type": "@id"},
    "quote": {"@id": "lg:quote", "@language": "vi"},
    "quoted_from": {"@id": "lg:quoted_from", "@type": "@id"},
    "scope": "lg:scope",
    "confidence": {"@id": "lg:confidence", "@type": "xsd:double"},
}


def to_jsonld(selection: Selection) -> bytes:
    """Return a selection as JSON-LD with its context inside, so that nothing has to be fetched to read it."""
    context = dict(_CONTEXT)
    for words in relation_words().values():
        context[words.eli] = {"@id": f"eli:{words.eli}", "@type": "@id", "@container": "@set"}
    outgoing: dict[str, list[Relation]] = defaultdict(list)
    for relation in selection.relations:
        outgoing[relation.source].append(relation)
    graph = [_resource(document, outgoing[document.id]) for document in selection.documents]
    return orjson.dumps({"@context": context, "@graph": graph}, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def _resource(document: Document, relations: list[Relation]) -> dict[str, Any]:
    resource: dict[str, Any] = {"id": document.id, "type": "eli:LegalResource"}
    for name in ("number", "title", "kind", "issuer", "level", "place", "status"):
        if (value := getattr(document, name)) is not None:
            resource[name] = str(value)
    if document.issued_on:
        resource["issued_on"] = {"@value": document.issued_on, "@type": _date_type(document.issued_on)}
    if document.in_force is False:
        resource["in_force"] = "eli:InForce-notInForce"
    words = relation_words()
    for relation in relations:
        targets = resource.setdefault(words[relation.type].eli, [])
        if relation.target not in targets:
            targets.append(relation.target)
    if relations:
        resource["relations"] = [_statement(relation) for relation in relations]
    return resource


def _date_type(issued_on: str) -> str:
    return {4: "xsd:gYear", 7: "xsd:gYearMonth"}.get(len(issued_on), "xsd:date")


def _statement(relation: Relation) -> dict[str, Any]:
    return {
        "type": "lg:Relation",
        "relation": str(relation.type),
        "target": relation.target,
        "quote": relation.quote,
        "quoted_from": relation.quoted_from,
        "scope": str(relation.scope),
        "confidence": relation.confidence,
    }
