/** The example of the contract, word for word. */
export const contractCase = `telltale: case/1
title: Redmi 1S out of the box
device: { vendor: Xiaomi, model: Redmi 1S, build: pre-ota, market: IN }
controller: { name: Xiaomi, hosts: [xiaomi.com, xiaomi.net, miui.com] }
identity:
  - { id: imei1,     kind: imei,           value: "490154203237518", fixed: true }   # belongs to the hardware or SIM, cannot be planted
  - { id: own,       kind: msisdn,         value: "+91 98123 45678" }
  - { id: asha.name, kind: contact-name,   value: "Asha Testcase" }
  - { id: asha.tel,  kind: contact-number, value: "+91 98765 43210" }
  - { id: sms1.text, kind: sms-text,       value: "…" }
  - { id: place,     kind: location,       value: "28.6139,77.2090" }               # lat,lon in degrees
  - { id: apps,      kind: app-list,       value: ["com.a", "com.b"] }
services:
  cloud-messaging: { title: MIUI Cloud Messaging }
protocol: f-secure-2014        # a built-in name, a file, or written out here
vantage: { egressCountry: IN, resolver: 1.1.1.1, simMccMnc: "40410", locale: en_IN, bearers: [wifi] }
phases:                        # for captures made elsewhere; \`run\` writes them to the case folder, never into this file
  - id: out-of-box
    from: 2014-08-01T09:00:00Z
    to: 2014-08-01T10:00:00Z
    build: pre-ota
    services: { cloud-messaging: on }        # what the phone does
    consent:  { cloud-messaging: not-asked } # what the person agreed to: not-asked | granted | refused | withdrawn
claims: xiaomi-2014            # a built-in name, a file, or written out here
keys: []                       # application-layer keys and recipes
`;
