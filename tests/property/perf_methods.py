"""Scoring methods with all their rows, made up as lines of tokens."""

from collections.abc import Iterator

from tests.property.perf_words import COLONS, COMMAS, LABELS, NAMES, Tokens, Words

Lines = list[Tokens]


class Methods(Words):
    """Writes methods; each begins with what stands behind 评分."""

    def _scoring(self, *before: str) -> Lines:
        first, *rows = self._random.choice(self._METHODS)(self)
        return [[*before, *first], *rows]

    def _by_completion(self) -> Lines:
        options = self._some(
            [self._word("及格线"), self._quantity()],
            [self._word("不封顶")],
            [self._word("封顶"), self._quantity()],
            [self._word("阶梯"), self._quantity()],
            [self._word("目标为零不超过得满分")],
        )
        return [self._listed([self._word("按完成比例")], *options)]

    def _by_one_word(self) -> Lines:
        return [[self._word("按反向比例", "反向递减", "达标得分")]]

    def _bands(self) -> Lines:
        left = self._random.choice((self._condition, self._else))
        return [[self._word("分档")], *self._rows(left, self._row_points)]

    def _interpolation(self) -> Lines:
        ends = self._some([self._word("两端延长")], [self._word("两端取端点")])
        heading = self._listed([self._word("插值")], *ends)
        return [heading, *self._rows(lambda: self._sum(1), self._expression)]

    def _discretion(self) -> Tokens:
        asked = [self._any(*COMMAS), self._word("须说明理由")]
        reason = self._maybe(*asked)
        return [self._word("酌定"), *self._interval(), *reason]

    def _discretion_alone(self) -> Lines:
        return [self._discretion()]

    def _row_points(self) -> Tokens:
        return self._discretion() if self._seldom() else self._expression()

    def _by_rank(self) -> Lines:
        options = self._some(
            [self._word("从高到低", "从低到高")],
            [self._word("并列取前位", "并列取后位")],
            [self._word("名次为"), *self._expression(1)],
        )
        return [self._listed([self._word("按名次")], *options), *self._rank_rows()]

    def _rank_rows(self) -> Iterator[Tokens]:
        for _ in range(self._random.randrange(4)):
            last = self._maybe(self._word("至"), "5")
            place = [self._word("第"), "2", *last, self._word("名")]
            less = [self._word("减"), *self._expression()]
            yield self._random.choice(
                (
                    [*place, self._any(*COLONS), *self._expression()],
                    [self._word("此后每退一名"), self._any(*COLONS), *less],
                    [self._word("其余"), self._any(*COLONS), *self._expression()],
                    self._floor_row(),
                )
            )

    def _floor_row(self) -> Tokens:
        return [self._word("至少"), *self._expression()]

    def _deductions(self) -> Lines:
        rows = (
            self._points_row,
            self._points_row,
            self._floor_row,
            self._judged_row,
        )
        chosen = [self._random.choice(rows)() for _ in range(self._random.randrange(4))]
        return [[self._word("扣分")], *chosen]

    def _additions(self) -> Lines:
        base = [self._word("基本分"), *self._expression()]
        limit = [self._word("最多"), *self._expression()]
        rows = (self._points_row(), self._floor_row(), base, limit)
        return [[self._word("加分")], *self._some(*rows)]

    def _judged_row(self) -> Tokens:
        row = [self._word("扣"), *self._discretion()]
        return [*self._if(), self._any(*COLONS), *row] if self._seldom() else row

    def _points_row(self) -> Tokens:
        aside = self._word("每高于", "每低于", "每偏离")
        step = self._random.choice(
            (
                [aside, *self._sum(), *self._pace()],
                [self._word("每有"), self._any(*NAMES), *self._pace()],
                self._if(),
            )
        )
        limit = self._maybe(self._any(*COMMAS), self._word("最多"), *self._sum())
        change = [self._word("扣", "加"), *self._expression(), *limit]
        return [*step, self._any(*COLONS), *change]

    def _pace(self) -> Tokens:
        base = self._maybe(self._word("基准的"))
        reading = [self._any(*COMMAS), self._word("不足按一步", "按比例")]
        step = [self._word("满", "达"), *base, self._quantity()]
        return [*step, *self._maybe(*reading)]

    def _decision(self) -> Lines:
        left = self._random.choice((self._if, self._else))
        return [[self._word("判定")], *self._rows(left, self._row_points)]

    def _checklist(self) -> Lines:
        def left() -> Tokens:
            return [*self._maybe(self._word("前置")), self._any(*LABELS)]

        return [[self._word("要点")], *self._rows(left, self._expression)]

    def _rating(self) -> Lines:
        right = self._random.choice((self._interval, self._expression))
        return [[self._word("评级")], *self._labelled(right)]

    _METHODS = (
        *(_by_completion, _by_one_word, _bands, _interpolation, _discretion_alone),
        *(_by_rank, _deductions, _additions, _decision, _checklist, _rating),
    )
