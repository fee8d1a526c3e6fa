import { gallery, telling } from '../../gallery'

Page(
  gallery({
    data: { numbers: false, words: false, value: '' },
    ...telling('word'),
    openNumbers() {
      this.setData({ numbers: true })
    },
    openWords() {
      this.setData({ words: true })
    },
    changed(value) {
      this.setData({ value })
      this.say(`changed ${value}`)
    },
    done() {
      this.say(`done ${this.data.value}`)
      this.close()
    },
    close() {
      this.setData({ numbers: false, words: false })
    },
  }),
)
