"""What writing a PDF can find."""

from perfscore.diagnostics.model import Rule, Severity, Text

FONTS_MISSING = Rule(
    "pdf-fonts-missing",
    Severity.ERROR,
    Text(
        "PDF 里要嵌入中文字体，而这台机器没有随附加组件 pdf 安装的字体。"
        "安装：`pip install 'perfscore[pdf]'`。",
        "A PDF embeds its Chinese font, and the one that comes with the extra pdf is "
        "not installed: `pip install 'perfscore[pdf]'`.",
    ),
)
FONT_BORROWED = Rule(
    "pdf-font-borrowed",
    Severity.NOTE,
    Text(
        "有些字随附的字体（思源宋体）里没有，用了这台机器上的字体。PDF 里已经嵌入，"
        "在别处照样显示；在另一台机器上生成，字形可能不同。",
        "The font that comes with perfscore (Noto Serif SC) lacks some characters, and "
        "a font of this machine was used for them. It is embedded and shows anywhere; "
        "made on another machine, these characters may look different.",
    ),
)
GLYPHS_MISSING = Rule(
    "pdf-glyphs-missing",
    Severity.WARNING,
    Text(
        "有些字随附的字体和这台机器上的字体里都没有，PDF 里改印编码，如 `<U+30EDE>`。"
        "在 Debian、Ubuntu 上安装 `fonts-noto-cjk-extra`、`fonts-hanazono`（生僻字）或 "
        "`fonts-noto-color-emoji`（表情符号）后再生成。",
        "Neither the font that comes with perfscore nor those of this machine have "
        "some characters, which the PDF prints as codes such as `<U+30EDE>`. On Debian "
        "and Ubuntu `fonts-noto-cjk-extra`, `fonts-hanazono` (rare characters) or "
        "`fonts-noto-color-emoji` supply them.",
    ),
)

RULES = (FONTS_MISSING, FONT_BORROWED, GLYPHS_MISSING)
