"""Questions that are answered by a number."""

import click


def ask_number(question: str, highest: int, default: int) -> int:
    """Ask until a number from 1 to the highest is given; Enter alone gives the default."""

    def number(said: str | int) -> int:
        if not (str(said).strip().isdecimal() and 1 <= int(said) <= highest):
            raise click.UsageError(f"{str(said)!r} is no number from 1 to {highest}.")
        return int(said)

    chosen: int = click.prompt(question, default=default, value_proc=number, err=True)
    return chosen
