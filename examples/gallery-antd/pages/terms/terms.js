import { gallery } from '../../gallery'

Page(
  gallery({
    data: {
      tips: false,
      terms: [{ name: 'the terms', key: 'terms' }],
      buttons: [{ text: 'Agree', type: 'primary' }],
      links: [
        { key: 'about', text: 'About' },
        { key: 'help', text: 'Help' },
      ],
      chips: [{ key: 'news', text: 'News' }],
    },
    tapped() {
      this.say('tapped')
    },
    off() {
      this.say('off')
    },
    button(button, _, checked) {
      this.setData({ tips: !checked })
      this.say(`${button.text} ${checked}`)
    },
    term(term) {
      this.say(`term ${term.key}`)
    },
    check(checked) {
      this.setData({ tips: false })
      this.say(`check ${checked}`)
    },
    link(link) {
      this.say(`link ${link.key}`)
    },
    chip(chip) {
      this.say(`chip ${chip.key}`)
    },
  }),
)
