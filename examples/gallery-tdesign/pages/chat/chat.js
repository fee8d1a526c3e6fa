const tell = require('../../tell')

Page({
  data: {
    said: '',
    draft: '',
    presets: [{ name: 'send', type: 'icon' }],
    files: [{ fileType: 'pdf', name: 'plan.pdf', url: '/plan.pdf', size: 20480, status: 'success' }],
    talk: [
      { role: 'user', avatar: '', content: [{ type: 'text', data: 'What is a sampan?' }] },
      {
        role: 'assistant',
        status: 'complete',
        content: [{ type: 'markdown', data: 'A **flat** boat:\n\n- of wood\n- for rivers' }],
      },
    ],
    answer: [{ type: 'markdown', data: 'It has `one` oar.' }],
    markdown:
      '### A heading\n\nWords, *leaning*, **bold** and [a link](https://example.org).\n\n| One | Two |\n|---|---|\n| a | b |\n\n```js\nconst boat = 1\n```',
  },
  tell,
  write(event) {
    this.setData({ draft: event.detail.value })
  },
  send(event) {
    const { value } = event.detail
    this.setData({
      draft: '',
      said: `sent ${value}`,
      talk: [...this.data.talk, { role: 'user', content: [{ type: 'text', data: value }] }],
    })
  },
})
