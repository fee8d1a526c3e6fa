import Dialog from '@vant/weapp/dialog/dialog'
import Notify from '@vant/weapp/notify/notify'
import Toast from '@vant/weapp/toast/toast'

const tell = require('../../tell')

Page({
  data: {
    said: '',
    names: ['toast', 'notify', 'dialog', 'popup', 'overlay', 'sheet', 'share'],
    popup: false,
    overlay: false,
    sheet: false,
    share: false,
    actions: [{ name: 'First' }, { name: 'Second', subname: 'with words' }, { name: 'Third', disabled: true }],
    options: [
      { name: 'Link', icon: 'link' },
      { name: 'Code', icon: 'qrcode' },
    ],
  },
  tell,
  show(event) {
    const { name } = event.currentTarget.dataset
    if (name === 'toast') Toast.success('A toast')
    else if (name === 'notify') Notify({ type: 'success', message: 'A notification' })
    else if (name === 'dialog') {
      Dialog.confirm({ title: 'Dialog', message: 'Is it so?', confirmButtonText: 'Yes', cancelButtonText: 'No' })
        .then(() => this.setData({ said: 'dialog yes' }))
        .catch(() => this.setData({ said: 'dialog no' }))
    } else this.setData({ [name]: true })
  },
  close() {
    this.setData({ popup: false, overlay: false, sheet: false, share: false })
  },
  chosen(event) {
    this.setData({ sheet: false, share: false, said: `chosen ${event.detail.name}` })
  },
})
