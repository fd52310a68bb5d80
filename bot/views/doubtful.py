"""What a message says first that may have arrived before."""

from dataclasses import replace

from markupsafe import Markup

from bot.i18n import Translator
from bot.views.reply import Reply


def perhaps_again(reply: Reply, t: Translator) -> Reply:
    note = Markup.escape(t.gettext("You may have received this message already."))
    return replace(reply, text=Markup("<i>{note}</i>\n\n{text}").format(note=note, text=reply.text))
