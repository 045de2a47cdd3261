"""Of a web page the whole article is read: what libraries lose on the way, and nothing of what stands around it."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from extractor.read import read_article

PROSE = "The department of agriculture said on Monday that farmers had harvested more rice than ever before in the province."
PAGE = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>Rice harvest up 12% | The Daily 365</title></head>
<body class="has-comments">
<div class="logo"><h1><a href="/">The Daily 365</a></h1></div>
<div id="gdpr-consent"><p>We value your privacy and, with our 842 partners, store cookies for up to 13 months.</p></div>
<div class="column"><h2>Rice harvest up 12%</h2>
<div class="author-box">By A. Minh, who has written 450 articles about farming for us since the year of 2009.</div>
<p class="sapo">Farmers brought in 345,000 tonnes.</p>
<div class="body"><p>{PROSE} The yield was 6.5 tonnes a hectare on <time datetime="2021-05-02">2 May</time>.</p>
<figure><img src="a.jpg"><figcaption>A field of 18 hectares</figcaption></figure>
<div class="related"><p>Another story with 71 words of a text that goes on and on for ever and ever.</p></div>
Bare text about 66 trucks.<br><br>More text about 67 trucks.
<p>{PROSE} It fell from <del>30</del> 31 to 29.</p>
<figure><figcaption>Another of 19 hectares</figcaption></figure></div></div>
<div class="comments"><p>I think that there were at least 300 of them in the field on that day, if not more.</p></div>
</body></html>"""
ARTICLE = f"""Rice harvest up 12%
Farmers brought in 345,000 tonnes.
{PROSE} The yield was 6.5 tonnes a hectare on 2 May.
A field of 18 hectares
Bare text about 66 trucks.
More text about 67 trucks.
{PROSE} It fell from 31 to 29.
Another of 19 hectares
"""


def read(folder: Path, page: str) -> tuple[str | None, str]:
    """Read a page: its title and its text."""
    (folder / "page.html").write_text(page, encoding="utf-8")
    article = read_article(folder / "page.html")
    return article.title, article.text


def test_whole_article_is_read(tmp_path: Path) -> None:
    """Lead, captions, dates and bare text are read; banners, teasers, comments and what is crossed out are not."""
    assert read(tmp_path, PAGE) == ("Rice harvest up 12%", ARTICLE)


def test_headline_is_read_once(tmp_path: Path) -> None:
    """A page in decomposed letters, or with a no-break space in its headline, has the headline once."""
    page = PAGE.replace("Rice harvest", "Riz récolté :&nbsp;récolte")
    for given in (page, unicodedata.normalize("NFD", page)):
        title, text = read(tmp_path, given)
        assert text.count("12%") == 1
        assert title is not None
        assert text.startswith(title)


def test_headline_that_the_text_repeats_is_read(tmp_path: Path) -> None:
    """A headline is no less a headline when a sentence holds the same words."""
    page = "<html><body><h1>Quake of magnitude 6.1</h1><p>A quake of magnitude 6.1 killed 12 people.</p></body></html>"
    assert read(tmp_path, page)[1] == "Quake of magnitude 6.1\nA quake of magnitude 6.1 killed 12 people.\n"


@pytest.mark.parametrize(
    "stamp",
    [
        '<div><span class="date">Posted on 5 September 2024</span></div>',
        "<p><time>5 September 2024</time> 10:12</p>",
        '<div class="article__time">Thứ năm, 5 tháng 9 năm 2024</div>',
        "<p>Friday, 05/09/2024 - 10h12 (GMT+7)</p>",
    ],
)
def test_line_of_publication_is_not_read(tmp_path: Path, stamp: str) -> None:
    """When a page was published is no figure of its article, wherever its line stands; a date in the text is one."""
    for place in ('<p class="sapo">', "</div></div>\n<div class"):
        page = PAGE.replace(place, f"{stamp}{place}")
        assert page != PAGE
        assert read(tmp_path, page)[1] == ARTICLE


@pytest.mark.parametrize(
    "line",
    [
        '<p><a href="/1">Fruit exports up 30 percent</a></p>',
        '<h4><span>Read also |</span> <a href="/1">Fruit exports up 30 percent</a></h4>',
        '<p>See also: <a href="/1">10 dishes for a rainy day</a></p>',
        '<div><em>&gt;&gt;&gt; <a href="/1">Coffee earns 5 billion USD</a></em></div>',
    ],
)
def test_link_to_another_article_is_not_read(tmp_path: Path, line: str) -> None:
    """A line that is one link leads elsewhere; a link in a sentence, and a place that a link leads to, are text."""
    page = PAGE.replace("<figure>", f"{line}<figure>", 1)
    assert read(tmp_path, page)[1] == ARTICLE
    linked = 'They sold <a href="/1">41 tonnes of it</a> to three of the towns nearby.'
    for text in (linked, '<a name="note">They sold 41 tonnes of it last year.</a>'):
        page = PAGE.replace("<figure>", f"<p>{text}</p><figure>", 1)
        assert "They sold 41 tonnes of it" in read(tmp_path, page)[1]


@pytest.mark.parametrize("named", ['type="RelatedOneNews"', 'class="box-tinlienquanv2"', 'class="box read-also"'])
def test_box_that_leads_to_other_articles_is_not_read(tmp_path: Path, named: str) -> None:
    """A teaser within an article has figures of another one; what the whole article stands in is no such box."""
    teaser = f'<div {named}><h4><a href="/1">Coffee up 90%</a></h4><p>{PROSE.replace("rice", "coffee")} It was 91%.</p></div>'
    assert read(tmp_path, PAGE.replace("<figure>", f"{teaser}<figure>", 1))[1] == ARTICLE
    assert read(tmp_path, PAGE.replace('<div class="body">', f"<div {named}>"))[1] == ARTICLE


@pytest.mark.parametrize("named", ["field--name-field-chapeau", "article-intro", "post-lead"])
def test_lead_is_read_however_short(tmp_path: Path, named: str) -> None:
    """The line under the headline is known by more names than one."""
    assert read(tmp_path, PAGE.replace('class="sapo"', f'class="{named}"'))[1] == ARTICLE


def test_what_stands_in_for_things_that_are_shown_is_not_read(tmp_path: Path) -> None:
    """Fields of a form, gauges and players hold text that readers do not see."""
    shown = "<textarea>88</textarea><progress>89</progress><meter>90</meter><video>91</video><audio>92</audio>"
    assert read(tmp_path, PAGE.replace("Another of 19", f"Another {shown}of 19"))[1] == ARTICLE


def test_paragraphs_that_repeat_are_read(tmp_path: Path) -> None:
    """A sentence that stands twice on a page stands twice in its text."""
    page = f"<html><body><article>{f'<p>{PROSE}</p>' * 5}</article></body></html>"
    assert read(tmp_path, page)[1].count(PROSE) == 5


@pytest.mark.parametrize("sign", ["\u2801", "\u2801\u2801\u2801", "\u28ff" * 3])
def test_signs_of_the_marks_are_text_like_any_other(tmp_path: Path, sign: str) -> None:
    """A page may hold the very signs that mark its text."""
    assert read(tmp_path, PAGE.replace("345,000", f"{sign} 345,000"))[1] == ARTICLE.replace("345,000", f"{sign} 345,000")


ENTRIES = (
    '<div class="post"><time>18:42</time><h2>{}</h2><p>{}</p></div>',
    '<div class="live-entry"><div class="time">18:42</div><div class="entry-content"><h3>{}</h3><p>{}</p></div></div>',
    '<div class="update-item"><h4>{}</h4><div class="update-text">{}</div></div>',
)


@pytest.mark.parametrize("entry", ENTRIES)
def test_all_entries_of_a_running_report_are_read(tmp_path: Path, entry: str) -> None:
    """Where a library takes the first entry of a live page for the whole article, the others are read, too."""
    texts = (("4 dead", "Four people died in the storm on Monday, and another 27 were taken to hospitals in the west."),
             ("Gusts of 160", "Gusts of 160 km/h were measured on the coast in the early hours."),
             ("Power cuts", "Some 120,000 homes had no power, of which 45,000 in the north of it."))  # fmt: skip
    entries = "".join(entry.format(*text) for text in texts)
    page = f"<html><body><main><article><h1>Storm</h1><div>{entries}</div></article>{COMMENTS}</main></body></html>"
    text = read(tmp_path, page)[1]
    assert [line for line in text.splitlines() if line != "18:42"] == ["Storm", *(part for pair in texts for part in pair)]


def test_another_article_below_is_not_read(tmp_path: Path) -> None:
    """An article that follows on the same page looks like the first one, and is none of its entries."""
    article = '<article class="post"><h1>{}</h1><div class="entry-content"><p>{}</p><p>{}</p></div></article>'
    other = article.format("Coffee", PROSE.replace("rice", "coffee"), "It was 91%.")
    page = (
        f"<html><head><title>Rice</title></head><body><main>{article.format('Rice', PROSE, 'It was 5%.')}{other}</main></body>"
    )
    assert read(tmp_path, page)[1] == f"Rice\n{PROSE}\nIt was 5%.\n"


COMMENTS = """<div class="comments"><div class="comment"><p>I counted 300 of them in the field on that day, if not more.</p>
</div></div>"""


def test_owner_of_the_page_is_not_read(tmp_path: Path) -> None:
    """The line of copyright below an article holds a year that is none of its figures."""
    page = f"<html><body><h1>Rice</h1><div class='text'><p>{PROSE}</p><p>{PROSE} It was 5%.</p></div>{{}}</body></html>"
    for line in ("\N{COPYRIGHT SIGN} 2024 AFP", "Copyright 2024 The Daily", "(c) The Daily 2024"):
        assert "2024" not in read(tmp_path, page.format(f"<div class='end'>{line}</div>"))[1]


def test_place_name_is_parted_from_the_text(tmp_path: Path) -> None:
    """A place that the page sets apart by its looks alone is not glued to the figure behind it."""
    page = PAGE.replace('<p class="sapo">Farmers', '<p class="sapo"><span class="location-stamp">Hue</span>56 farmers')
    assert "Hue 56 farmers" in read(tmp_path, page)[1]


@pytest.mark.parametrize("hidden", ["hidden", 'style="color:red; display: none"', 'style="visibility:hidden"'])
def test_hidden_words_are_not_read(tmp_path: Path, hidden: str) -> None:
    """What a page hides inside of its article is nothing that a reader sees."""
    page = PAGE.replace("345,000", f"3<span {hidden}>9</span>45,000<b {hidden}> of 77</b>")
    page = page.replace("<figure>", f"<p {hidden}>{PROSE} It was 88.</p><figure>")
    assert read(tmp_path, page)[1] == ARTICLE


@pytest.mark.parametrize("page", ["<h1>Budget 2024</h1><p>{}</p>", "<h1>Exports</h1><p>In the first quarter of 2024, {}</p>"])
def test_day_that_the_page_does_not_name_is_none(tmp_path: Path, page: str) -> None:
    """A year in the text is not the day on which the page was published."""
    (tmp_path / "page.html").write_text(f"<html><body>{page.format(PROSE)}</body></html>", encoding="utf-8")
    assert read_article(tmp_path / "page.html").date is None


@pytest.mark.parametrize("stamp", ["Cập nhật: 12/03/2024 08:15", "12.3.2024 | 8h15", "12-03-2024, 08:15 GMT+7"])
def test_day_and_hour_in_digits_are_those_of_publication(tmp_path: Path, stamp: str) -> None:
    """Pages that name the day in no other way stamp it somewhere; a day of no calendar is none."""
    body = f"<p>35/13/2024 08:15</p><div>{stamp}</div><h1>Budget 2023</h1><p>{PROSE}</p>"
    (tmp_path / "page.html").write_text(f"<html><body>{body}</body></html>", encoding="utf-8")
    assert read_article(tmp_path / "page.html").date == "2024-03-12"


@pytest.mark.parametrize("wrapped", ["{}", '[{{"@type": "Thing"}}, {}]', '{{"@graph": [{{"@type": "WebPage"}}, {}]}}'])
@pytest.mark.parametrize("gap", ["\\n\\n", "<p></p>"])
def test_article_told_as_data_alone_is_read(tmp_path: Path, wrapped: str, gap: str) -> None:
    """A page that scripts fill is read from the data it holds for machines: headline, and one line a paragraph."""
    body = f"Exports rose 8% &amp; more.{gap}Imports fell 3%."
    data = wrapped.format(f'{{"@type": "NewsArticle", "headline": "Rice up 8%", "articleBody": "{body}"}}')
    script = f'<script type="application/ld+json">{data}</script><script type="application/ld+json">[{{</script>'
    page = f'<html><head><title>Rice | News</title>{script}</head><body><div id="app"></div></body></html>'
    assert read(tmp_path, page) == ("Rice up 8%", "Rice up 8%\nExports rose 8% & more.\nImports fell 3%.\n")
