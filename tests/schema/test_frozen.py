import pickle

from pydantic import BaseModel

from schema import CheckLine
from schema.frozen import Frozen, Light


class Heavy(Frozen):
    """A model with a set of its own."""

    words: str = ""


def line() -> CheckLine:
    """A figure of a check."""
    return CheckLine(check_id="a", line_id="b", factor=1)


def test_light_models_share_the_set_of_their_fields() -> None:
    assert line().__pydantic_fields_set__ is line().__pydantic_fields_set__
    assert line().model_fields_set == {"check_id", "line_id", "factor"}
    assert Heavy(words="a").__pydantic_fields_set__ is not Heavy(words="a").__pydantic_fields_set__


def test_a_light_model_is_as_good_as_another() -> None:
    """It can be written and read again, compared, hashed and copied, whereby the shared set is left alone."""
    one = line()
    copies: list[BaseModel] = [
        CheckLine.model_validate_json(one.model_dump_json(exclude_unset=True)),
        pickle.loads(pickle.dumps(one)),
        one.model_copy(),
        one.model_copy(deep=True),
    ]
    assert all(copy == one and hash(copy) == hash(one) for copy in copies)
    assert one.model_copy(update={"factor": -1}).factor == -1
    assert issubclass(CheckLine, Light)
    assert one.model_fields_set == set(CheckLine.model_fields)


def test_light_models_go_from_process_to_process_as_rows() -> None:
    lines = [line(), line().model_copy(update={"factor": -1})]
    assert CheckLine.rows_of(lines) == [("a", "b", 1), ("a", "b", -1)]
    assert CheckLine.of_rows(CheckLine.rows_of(lines)) == lines
