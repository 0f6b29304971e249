"""Paragraphs of real prose in three languages; what is planted in them is misspelt, all else is right."""

from __future__ import annotations

FRENCH = (
    "Notre partenariat réunit cinq pôles de compétitivité et accompagne les petites et moyennes entreprises "
    "de la filière agroalimentaire. L’année dernière, plus de quatre cents dirigeants nous ont dit qu’ils "
    "manquaient d’emballages, de ferments ou de pièces de rechange. Aujourd’hui, ils cherchent des "
    "fournisseurs ailleurs en Europe, mais ils n’ont ni le temps ni les contacts nécessaires. C’est "
    "pourquoi nous publierons deux appels à propositions, simples et courts, et nous aiderons chaque "
    "entreprise à préparer son dossier."
)
GERMAN = (
    "Unsere Partnerschaft verbindet fünf Clusterorganisationen und begleitet kleine und mittlere Unternehmen "
    "der Lebensmittelwirtschaft. Viele Betriebe mussten im vergangenen Jahr ihre Anlagen anhalten, weil "
    "Verpackungen, Kulturen oder Ersatzteile fehlten. Mit einem Arbeitsplan über drei Jahre, mit Gutscheinen "
    "und mit Beratung im Betrieb helfen wir ihnen, neue Lieferanten zu finden. Die Arbeitspakete bauen "
    "aufeinander auf, und die Ergebnisse werden öffentlich zugänglich gemacht, damit andere Regionen sie "
    "nutzen."
)
PLANTED = {
    "en": (("partnership", "parnership"), ("suppliers", "supliers"), ("measurably", "mesurably")),
    "fr": (("partenariat", "partenaria"), ("entreprises", "entrepises"), ("fournisseurs", "fourniseurs")),
    "de": (
        ("Partnerschaft", "Partnershaft"),
        ("Unternehmen", "Unternemen"),
        ("Lieferanten", "Liferanten"),
    ),
}
