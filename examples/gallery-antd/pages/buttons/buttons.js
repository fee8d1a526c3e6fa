import { gallery } from '../../gallery'

Page(
  gallery({
    data: {
      icons: ['HeartOutline', 'HeartFill', 'SearchOutline', 'SetOutline', 'UserOutline', 'CheckCircleFill', 'StarFill'],
    },
    button(event) {
      this.say(`button ${event.target.dataset.kind}`)
    },
    off() {
      this.say('off')
    },
    icon(event) {
      this.say(`icon ${event.currentTarget.dataset.name}`)
    },
  }),
)
