"""What texts are mostly written with: characters that Unicode normalization (NFKC) leaves alone, or makes other marks.

A text of nothing else need not be normalized by those who pass over its marks; it costs more than all they do then.
"""

from __future__ import annotations

import re

NORMAL = re.compile("[\n -~\u3000\u4e00-\u9fff，。、；：？！“”‘’（）《》【】—…]*")
