Page({
  data: {
    said: '',
    city: '',
    date: '',
    area: '',
    areaValue: '',
    cityVisible: false,
    dateVisible: false,
    areaVisible: false,
    branch: ['fruit', 'pear'],
    cities: ['Aalen', 'Bern', 'Cadiz', 'Delft', 'Essen'].map((label) => ({ label, value: label.toLowerCase() })),
    areas: [
      {
        label: 'North',
        value: 'n',
        children: [
          { label: 'Harbour', value: 'nh' },
          { label: 'Market', value: 'nm' },
        ],
      },
      { label: 'South', value: 's', children: [{ label: 'Hills', value: 'sh' }] },
    ],
    tree: [
      {
        label: 'Fruit',
        value: 'fruit',
        children: [
          { label: 'Apple', value: 'apple' },
          { label: 'Pear', value: 'pear' },
        ],
      },
      { label: 'Bread', value: 'bread', children: [{ label: 'Rye', value: 'rye' }] },
    ],
  },
  open(event) {
    this.setData({ [`${event.currentTarget.dataset.name}Visible`]: true })
  },
  close() {
    this.setData({ cityVisible: false, dateVisible: false, areaVisible: false })
  },
  cityChosen(event) {
    this.setData({ city: event.detail.label.join(' '), cityVisible: false })
  },
  dateChosen(event) {
    this.setData({ date: event.detail.value, dateVisible: false })
  },
  areaChosen(event) {
    const { selectedOptions, value } = event.detail
    this.setData({ area: selectedOptions.map(({ label }) => label).join(' / '), areaValue: value })
  },
  branchChosen(event) {
    this.setData({ branch: event.detail.value, said: `tree ${JSON.stringify(event.detail.value)}` })
  },
})
