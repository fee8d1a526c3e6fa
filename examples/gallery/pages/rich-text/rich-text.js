const tell = require('../../tell')

Page({
  data: {
    html: '<h3>HTML</h3><p>Some <b>bold</b>, <i>slanted</i> and <span style="color:#e64340">red</span> words.</p><ol><li>One</li><li>Two</li></ol><script>throw 1</script>',
    nodes: [
      {
        name: 'div',
        attrs: { class: 'words', style: 'line-height: 60px; color: #1aad19;' },
        children: [{ type: 'text', text: 'Nodes  with  spaces' }],
      },
    ],
  },
  tell,
})
