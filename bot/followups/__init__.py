"""Follow-ups: what was promised, who has it now, and that it is not forgotten.

nudging    which nudges are owed and when: the rules, pure
recording  a sentence becomes a follow-up with its sides
acts       done, postponed, passed, dropped, corrected, and all of it back
rights     who may change and who may see one
ticking    what is due becomes deliveries (`bot.messages.followups` words them)
listing    `/followups`, page by page
harvest    what participants say was agreed on a visit, put together, confirmed
export     all of it as a table
"""
