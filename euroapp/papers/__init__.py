"""Papers around a proposal, all from the data of one draft: sheets, letters, lists, dates; one folder."""
