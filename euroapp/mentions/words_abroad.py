"""Words for rows of a plan in other languages by how they begin; their numbers are told only."""

from __future__ import annotations

import re

from euroapp.mentions.like_latin import like_latin

_STEMS = {
    "WP": "arbetspaket|arbejdspakke|arbeidspakke|robocz|zadań|munkacsomag|työpaket|tööpaket|sklop|paket|pakke"
    "|pakiet|pachet|balíč|balík|lucru|εργασίας|πακέτο|пакет|etapp",
    "T": "arbeitsaufgabe|uppgift|opgave|oppgave|zadani|zadat|zadac|úkol|úloh|tehtäv|ülesan|feladat|sarcin"
    "|nalog|užduot|uzdevum|δραστηριότητα|εργασία|задач|дейност|aktivit|działani|činnost|dejavnost|veikl",
    "D": "liefergegenst|lieferobjekt|leverans|leveranc|leverbaar|livrabil|výstup|rezultat|rezultāt"
    "|rezultát|produkt|prodott|consegn|παραδοτέ|резултат|tulem|tulos|eredmény|nodevum|entregáve",
    "SO": "ziel|objectif|objetivo|obiettivo|doelstelling",
    "R": "risiko|risque|riesgo|rischi|risic|risco|ryzyk|rizik|ризик|κίνδυν",
    "KPI": "indikator|indicateur|indicador|indicator[ei]|wskaźnik|индикатор|δείκτη",
    "partners": "partenaire|socio|parceir|partnerz|partneri|партньор|εταίρο",
    "narrative": "abschnitt|kapitel|chapitre|sección|sezione|seção|hoofdstuk|rozdzia|раздел|ενότητα",
    "MS": "milstolp|milepæl|milník|milowy|mérföldk|mejnik|prekretni|ορόσημ|miliar|marco|merilnik"
    "|virstanpylv|välitavoit|robežpunkt|etapni|jalón",
}
_STEM = re.compile(
    "|".join(rf"(?P<{letters}>(?:{like_latin(stems)})\w*)" for letters, stems in _STEMS.items()),
    re.IGNORECASE,
)


def abroad(word: str) -> str:
    """Return the letters of the list that a word of another language may stand for; '' for any other word."""
    found = _STEM.fullmatch(word)
    return found.lastgroup or "" if found else ""
