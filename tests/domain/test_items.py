from elearn.domain.items import BANKS, BankId, bank_order


def test_banks_come_in_the_order_of_the_exam_and_unknown_ones_last() -> None:
    found = [
        BankId("traffic"),
        BankId("legislation"),
        BankId("culture"),
        BankId("history"),
        BankId("language"),
    ]

    assert sorted(found, key=bank_order) == [*BANKS, "culture", "traffic"]
