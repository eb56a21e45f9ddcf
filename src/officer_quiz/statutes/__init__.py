"""Laws: the register of versions, citations, articles in texts, and whether what is cited is current."""
