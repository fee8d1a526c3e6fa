import { gallery } from '../../gallery'

Page(
  gallery({
    data: {
      names: ['Dialog', 'Modal', 'Popup', 'Mask', 'ActionSheet', 'Toast'],
      open: '',
      footer: {
        layout: 'horizontal',
        buttons: [
          { text: 'No', id: 'no', type: 'default' },
          { text: 'Yes', id: 'yes', type: 'primary' },
        ],
      },
      actions: [
        { text: 'Copy', icon: 'TextOutline', description: 'for later' },
        { text: 'Delete', danger: true },
        { text: 'Never', disabled: true },
      ],
    },
    open(event) {
      this.setData({ open: event.target.dataset.name })
    },
    close() {
      this.setData({ open: '' })
      this.say('closed')
    },
    dialog(button) {
      this.setData({ open: '' })
      this.say(`dialog ${button.id}`)
    },
    understood() {
      this.setData({ open: '' })
      this.say('understood')
    },
    action(action) {
      this.setData({ open: '' })
      this.say(`action ${action.text}`)
    },
  }),
)
