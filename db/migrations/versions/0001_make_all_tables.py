"""Make all tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "asked_question",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=True),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("answer_message_id", sa.BigInteger(), nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("status", sa.String(length=12), nullable=False),
        sa.Column("sources", sa.JSON(), nullable=False),
        sa.Column("rejected_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("passed_on_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_asked_question")),
    )
    with op.batch_alter_table("asked_question", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_asked_question_asked_at"), ["asked_at"], unique=False)
        batch_op.create_index("ix_asked_question_message", ["chat_id", "message_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_asked_question_person_id"), ["person_id"], unique=False)

    op.create_table(
        "chat_topic",
        sa.Column("chat_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("topic", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("chat_id", name=op.f("pk_chat_topic")),
    )
    op.create_table(
        "document",
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("start_date", sa.Date(), nullable=False),
        sa.Column("end_date", sa.Date(), nullable=False),
        sa.Column(
            "precision",
            sa.Enum(
                "day",
                "month",
                "season",
                "fiscal_year",
                "year",
                name="precision",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("lines", sa.Integer(), nullable=False),
        sa.CheckConstraint("start_date <= end_date", name=op.f("ck_document_in_order")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_document")),
    )
    op.create_table(
        "entry",
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "city",
                "sector",
                "field",
                "organisation",
                "figure",
                "term",
                "visit",
                "event",
                "topic",
                "action",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("short", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("original", sa.Text(), nullable=True),
        sa.Column("aliases", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("text", sa.JSON(none_as_null=True), nullable=True),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_entry")),
    )
    op.create_table(
        "group_chat",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("first_seen", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_group_chat")),
    )
    op.create_table(
        "person",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("language_chosen", sa.Boolean(), nullable=False),
        sa.Column("city", sa.String(length=40), nullable=True),
        sa.Column("first_seen", sa.DateTime(timezone=True), nullable=False),
        sa.Column("blocked_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
    )
    op.create_table(
        "programme",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("name", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("text", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("format", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_programme_only_one")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_programme")),
    )
    op.create_table(
        "taken_update",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("update_id", sa.BigInteger(), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("payload", sa.JSON(), nullable=True),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("handled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("replies", sa.JSON(), nullable=True),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("trouble", sa.String(length=200), nullable=True),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_taken_update")),
        sa.UniqueConstraint("update_id", name=op.f("uq_taken_update_update_id")),
    )
    with op.batch_alter_table("taken_update", schema=None) as batch_op:
        batch_op.create_index("ix_taken_update_open", ["finished_at", "chat_id", "seq"], unique=False)

    op.create_table(
        "city",
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("zone", sa.String(length=64), nullable=False),
        sa.Column("country", sa.String(length=2), nullable=False),
        sa.Column("country_name", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("subdivision", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["key"], ["entry.key"], name=op.f("fk_city_key_entry"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_city")),
    )
    op.create_table(
        "entry_mention",
        sa.Column("entry", sa.String(length=40), nullable=False),
        sa.Column("mentioned", sa.String(length=40), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["entry"], ["entry.key"], name=op.f("fk_entry_mention_entry_entry"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["mentioned"],
            ["entry.key"],
            name=op.f("fk_entry_mention_mentioned_entry"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("entry", "mentioned", name=op.f("pk_entry_mention")),
    )
    with op.batch_alter_table("entry_mention", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_entry_mention_mentioned"), ["mentioned"], unique=False)

    op.create_table(
        "field",
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("sign", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["key"], ["entry.key"], name=op.f("fk_field_key_entry"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_field")),
    )
    op.create_table(
        "sector",
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["key"], ["entry.key"], name=op.f("fk_sector_key_entry"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_sector")),
    )
    op.create_table(
        "source",
        sa.Column("entry", sa.String(length=40), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("document", sa.String(length=40), nullable=False),
        sa.Column("slide", sa.Text(), nullable=False),
        sa.Column("lines", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document"],
            ["document.key"],
            name=op.f("fk_source_document_document"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["entry"], ["entry.key"], name=op.f("fk_source_entry_entry"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("entry", "position", name=op.f("pk_source")),
    )
    with op.batch_alter_table("source", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_source_document"), ["document"], unique=False)

    op.create_table(
        "subscription",
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("field", sa.String(length=40), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_subscription_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person_id", "field", name=op.f("pk_subscription")),
    )
    op.create_table(
        "term",
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.ForeignKeyConstraint(["key"], ["entry.key"], name=op.f("fk_term_key_entry"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_term")),
    )
    op.create_table(
        "entry_field",
        sa.Column("entry", sa.String(length=40), nullable=False),
        sa.Column("field", sa.String(length=40), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["entry"], ["entry.key"], name=op.f("fk_entry_field_entry_entry"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["field"],
            ["field.key"],
            name=op.f("fk_entry_field_field_field"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("entry", "field", name=op.f("pk_entry_field")),
    )
    with op.batch_alter_table("entry_field", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_entry_field_field"), ["field"], unique=False)

    op.create_table(
        "organisation",
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("city", sa.String(length=40), nullable=True),
        sa.Column("place", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("part_of", sa.String(length=40), nullable=True),
        sa.ForeignKeyConstraint(
            ["city"],
            ["city.key"],
            name=op.f("fk_organisation_city_city"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["key"], ["entry.key"], name=op.f("fk_organisation_key_entry"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["part_of"],
            ["organisation.key"],
            name=op.f("fk_organisation_part_of_organisation"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_organisation")),
    )
    op.create_table(
        "topic",
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("field", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(
            ["field"], ["field.key"], name=op.f("fk_topic_field_field"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(["key"], ["entry.key"], name=op.f("fk_topic_key_entry"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_topic")),
    )
    op.create_table(
        "visit",
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("host", sa.String(length=40), nullable=False),
        sa.Column("destination", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("guests", sa.String(length=40), nullable=True),
        sa.Column("series", sa.String(length=40), nullable=True),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("purpose", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("size", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("based_on", sa.String(length=40), nullable=True),
        sa.Column("project", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("start_date", sa.Date(), nullable=True),
        sa.Column("end_date", sa.Date(), nullable=True),
        sa.Column(
            "precision",
            sa.Enum(
                "day",
                "month",
                "season",
                "fiscal_year",
                "year",
                name="precision",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=True,
        ),
        sa.Column(
            "certainty",
            sa.Enum(
                "fixed",
                "planned",
                "tentative",
                name="certainty",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column(
            "outcome",
            sa.Enum(
                "none",
                "held",
                "cancelled",
                name="outcome",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.CheckConstraint(
            "(start_date IS NULL) = (end_date IS NULL) AND (start_date IS NULL) = (precision IS NULL)",
            name=op.f("ck_visit_whole_date"),
        ),
        sa.CheckConstraint("start_date <= end_date", name=op.f("ck_visit_in_order")),
        sa.ForeignKeyConstraint(
            ["based_on"],
            ["term.key"],
            name=op.f("fk_visit_based_on_term"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["guests"], ["city.key"], name=op.f("fk_visit_guests_city"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["host"], ["city.key"], name=op.f("fk_visit_host_city"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(["key"], ["entry.key"], name=op.f("fk_visit_key_entry"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["series"], ["term.key"], name=op.f("fk_visit_series_term"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_visit")),
    )
    with op.batch_alter_table("visit", schema=None) as batch_op:
        batch_op.create_index("ix_visit_dates", ["start_date", "end_date"], unique=False)

    op.create_table(
        "action",
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("topic", sa.String(length=40), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("heading", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("visit", sa.String(length=40), nullable=True),
        sa.Column("start_date", sa.Date(), nullable=True),
        sa.Column("end_date", sa.Date(), nullable=True),
        sa.Column(
            "precision",
            sa.Enum(
                "day",
                "month",
                "season",
                "fiscal_year",
                "year",
                name="precision",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=True,
        ),
        sa.Column(
            "certainty",
            sa.Enum(
                "fixed",
                "planned",
                "tentative",
                name="certainty",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column(
            "outcome",
            sa.Enum(
                "none",
                "held",
                "cancelled",
                name="outcome",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.CheckConstraint(
            "(start_date IS NULL) = (end_date IS NULL) AND (start_date IS NULL) = (precision IS NULL)",
            name=op.f("ck_action_whole_date"),
        ),
        sa.CheckConstraint("start_date <= end_date", name=op.f("ck_action_in_order")),
        sa.ForeignKeyConstraint(["key"], ["entry.key"], name=op.f("fk_action_key_entry"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["topic"],
            ["topic.key"],
            name=op.f("fk_action_topic_topic"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["visit"],
            ["visit.key"],
            name=op.f("fk_action_visit_visit"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_action")),
    )
    with op.batch_alter_table("action", schema=None) as batch_op:
        batch_op.create_index("ix_action_dates", ["start_date", "end_date"], unique=False)
        batch_op.create_index(batch_op.f("ix_action_topic"), ["topic"], unique=False)

    op.create_table(
        "event",
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("visit", sa.String(length=40), nullable=True),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("city", sa.String(length=40), nullable=True),
        sa.Column("place", sa.String(length=40), nullable=True),
        sa.Column("venue", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("attendance", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("topics", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("result", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("start_date", sa.Date(), nullable=True),
        sa.Column("end_date", sa.Date(), nullable=True),
        sa.Column(
            "precision",
            sa.Enum(
                "day",
                "month",
                "season",
                "fiscal_year",
                "year",
                name="precision",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=True,
        ),
        sa.Column(
            "certainty",
            sa.Enum(
                "fixed",
                "planned",
                "tentative",
                name="certainty",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column(
            "outcome",
            sa.Enum(
                "none",
                "held",
                "cancelled",
                name="outcome",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.CheckConstraint(
            "(start_date IS NULL) = (end_date IS NULL) AND (start_date IS NULL) = (precision IS NULL)",
            name=op.f("ck_event_whole_date"),
        ),
        sa.CheckConstraint("start_date <= end_date", name=op.f("ck_event_in_order")),
        sa.ForeignKeyConstraint(
            ["city"], ["city.key"], name=op.f("fk_event_city_city"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(["key"], ["entry.key"], name=op.f("fk_event_key_entry"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["place"],
            ["organisation.key"],
            name=op.f("fk_event_place_organisation"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["visit"], ["visit.key"], name=op.f("fk_event_visit_visit"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_event")),
    )
    with op.batch_alter_table("event", schema=None) as batch_op:
        batch_op.create_index("ix_event_dates", ["start_date", "end_date"], unique=False)
        batch_op.create_index(batch_op.f("ix_event_visit"), ["visit"], unique=False)

    op.create_table(
        "figure",
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("role", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("named", sa.Boolean(), nullable=False),
        sa.Column("city", sa.String(length=40), nullable=True),
        sa.Column("organisation", sa.String(length=40), nullable=True),
        sa.ForeignKeyConstraint(
            ["city"], ["city.key"], name=op.f("fk_figure_city_city"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(["key"], ["entry.key"], name=op.f("fk_figure_key_entry"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["organisation"],
            ["organisation.key"],
            name=op.f("fk_figure_organisation_organisation"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_figure")),
    )
    op.create_table(
        "party",
        sa.Column("entry", sa.String(length=40), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("organisation", sa.String(length=40), nullable=True),
        sa.Column("figure", sa.String(length=40), nullable=True),
        sa.Column("text", sa.JSON(none_as_null=True), nullable=True),
        sa.CheckConstraint(
            "organisation IS NOT NULL OR figure IS NOT NULL OR text IS NOT NULL",
            name=op.f("ck_party_somebody"),
        ),
        sa.ForeignKeyConstraint(
            ["entry"], ["entry.key"], name=op.f("fk_party_entry_entry"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["figure"],
            ["figure.key"],
            name=op.f("fk_party_figure_figure"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["organisation"],
            ["organisation.key"],
            name=op.f("fk_party_organisation_organisation"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("entry", "role", "position", name=op.f("pk_party")),
    )
    with op.batch_alter_table("party", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_party_figure"), ["figure"], unique=False)
        batch_op.create_index(batch_op.f("ix_party_organisation"), ["organisation"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("party", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_party_organisation"))
        batch_op.drop_index(batch_op.f("ix_party_figure"))

    op.drop_table("party")
    op.drop_table("figure")
    with op.batch_alter_table("event", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_event_visit"))
        batch_op.drop_index("ix_event_dates")

    op.drop_table("event")
    with op.batch_alter_table("action", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_action_topic"))
        batch_op.drop_index("ix_action_dates")

    op.drop_table("action")
    with op.batch_alter_table("visit", schema=None) as batch_op:
        batch_op.drop_index("ix_visit_dates")

    op.drop_table("visit")
    op.drop_table("topic")
    op.drop_table("organisation")
    with op.batch_alter_table("entry_field", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_entry_field_field"))

    op.drop_table("entry_field")
    op.drop_table("term")
    op.drop_table("subscription")
    with op.batch_alter_table("source", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_source_document"))

    op.drop_table("source")
    op.drop_table("sector")
    op.drop_table("field")
    with op.batch_alter_table("entry_mention", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_entry_mention_mentioned"))

    op.drop_table("entry_mention")
    op.drop_table("city")
    with op.batch_alter_table("taken_update", schema=None) as batch_op:
        batch_op.drop_index("ix_taken_update_open")

    op.drop_table("taken_update")
    op.drop_table("programme")
    op.drop_table("person")
    op.drop_table("group_chat")
    op.drop_table("entry")
    op.drop_table("document")
    op.drop_table("chat_topic")
    with op.batch_alter_table("asked_question", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_asked_question_person_id"))
        batch_op.drop_index("ix_asked_question_message")
        batch_op.drop_index(batch_op.f("ix_asked_question_asked_at"))

    op.drop_table("asked_question")
