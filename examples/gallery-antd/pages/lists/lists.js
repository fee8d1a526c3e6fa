import { gallery, telling } from '../../gallery'

Page(
  gallery({
    data: {
      right: [
        { text: 'Keep', bgColor: '#1677ff', color: '#fff' },
        { text: 'Delete', bgColor: '#ff3b30', color: '#fff' },
      ],
    },
    ...telling('quiet', 'swiped'),
    item(event) {
      this.say(`item ${event.currentTarget.dataset.name}`)
    },
  }),
)
