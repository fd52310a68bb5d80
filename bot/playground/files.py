"""Files: what Telegram takes as a document or a picture, and giving them out again."""

import secrets
import struct
from dataclasses import dataclass
from typing import Any

from bot.playground.chats import Chats, StoredFile
from bot.playground.parameters import Parameters, Upload
from bot.playground.refusals import Refused, bad_request

#: Bytes; what a bot may upload, and what it may fetch again.
LARGEST_DOCUMENT = 50 * 2**20
LARGEST_PHOTO = 10 * 2**20
LARGEST_DOWNLOAD = 20 * 2**20


@dataclass(frozen=True)
class Files:
    chats: Chats

    def store(self, upload: Upload) -> StoredFile:
        name, content, media_type = upload
        # Telegram makes its own path; the name is only shown.
        shown = name.replace("\\", "/").rsplit("/", 1)[-1] or "file"
        file = StoredFile(secrets.token_urlsafe(18), shown, media_type or "application/octet-stream", content)
        self.chats.put_file(file)
        return file

    def sent(self, parameters: Parameters, kind: str) -> StoredFile:
        """The file of a send call: uploaded with it, or named by an earlier `file_id`."""
        upload = self._upload(parameters, kind)
        if upload is not None:
            if not upload[1]:
                raise bad_request("file must be non-empty")
            if len(upload[1]) > (LARGEST_PHOTO if kind == "photo" else LARGEST_DOCUMENT):
                raise (
                    bad_request("file is too big")
                    if kind == "photo"
                    else Refused(413, "Request Entity Too Large")
                )
            return self.store(upload)
        named = parameters.text(kind)
        if not named:
            raise bad_request(f"there is no {kind} in the request")
        if named in self.chats.files:
            return self.chats.files[named]
        if named.startswith(("http://", "https://")):
            raise bad_request("failed to get HTTP URL content")
        raise bad_request("wrong file identifier/HTTP URL specified")

    def _upload(self, parameters: Parameters, kind: str) -> Upload | None:
        if kind in parameters.files:
            return parameters.files[kind]
        named = parameters.text(kind)
        return (
            parameters.files.get(named.removeprefix("attach://")) if named.startswith("attach://") else None
        )

    def document(self, file: StoredFile) -> dict[str, Any]:
        return {"file_name": file.name, "mime_type": file.media_type, **described(file)}

    def photo(self, file: StoredFile) -> list[dict[str, Any]]:
        size = picture_size(file.content)
        if size is None:
            raise bad_request("IMAGE_PROCESS_FAILED")
        width, height = size
        if width + height > 10_000 or max(size) > 20 * min(size):
            raise bad_request("PHOTO_INVALID_DIMENSIONS")
        return [{**described(file), "width": width, "height": height}]

    def get(self, parameters: Parameters) -> dict[str, Any]:
        name = parameters.text("file_id")
        if not name:
            raise bad_request("file_id not specified")
        file = self.chats.files.get(name)
        if file is None:
            raise bad_request("wrong file_id or the file is temporarily unavailable")
        if len(file.content) > LARGEST_DOWNLOAD:
            raise bad_request("file is too big")
        return {**described(file), "file_path": file.path}

    def at(self, path: str) -> StoredFile | None:
        """The file at a `file_path`."""
        return next((file for file in self.chats.files.values() if file.path == path), None)


def described(file: StoredFile) -> dict[str, Any]:
    return {"file_id": file.id, "file_unique_id": file.id[:16], "file_size": len(file.content)}


def picture_size(content: bytes) -> tuple[int, int] | None:
    """Width and height of a PNG, JPEG or GIF; None for anything else."""
    if content.startswith(b"\x89PNG\r\n\x1a\n") and len(content) > 24:
        width, height = struct.unpack(">II", content[16:24])
        return width, height
    if content[:6] in (b"GIF87a", b"GIF89a"):
        width, height = struct.unpack("<HH", content[6:10])
        return width, height
    if content.startswith(b"\xff\xd8"):
        return _jpeg_size(content)
    return None


def _jpeg_size(content: bytes) -> tuple[int, int] | None:
    at = 2
    while at + 9 < len(content) and content[at] == 0xFF:
        marker, length = content[at + 1], int.from_bytes(content[at + 2 : at + 4], "big")
        # The start-of-frame segments hold the size; C4, C8 and CC are other tables.
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            return width, height
        at += 2 + length
    return None
