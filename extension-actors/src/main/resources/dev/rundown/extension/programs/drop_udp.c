/* Drops UDP datagrams to port 53. Every header is compared with the end of the packet before it is read. */
#include "net.h"

#define DROPPED_PORT 53
#define ETHERTYPE_IP4 0x0800

struct ethernet {
    uint8_t destination[6];
    uint8_t source[6];
    uint16_t type;
};

struct ip4 {
    uint8_t version_and_length;
    uint8_t service;
    uint16_t length;
    uint16_t id;
    uint16_t fragment;
    uint8_t ttl;
    uint8_t protocol;
    uint16_t checksum;
    uint32_t source;
    uint32_t destination;
};

struct udp {
    uint16_t source;
    uint16_t destination;
    uint16_t length;
    uint16_t checksum;
};

SEC("xdp")
int drop_udp(xdp_md_t* context)
{
    struct ethernet* ethernet = context->data;
    struct ip4* ip = (struct ip4*)(ethernet + 1);
    if ((void*)(ip + 1) > context->data_end || ethernet->type != htons(ETHERTYPE_IP4)) {
        return XDP_PASS;
    }
    if (ip->protocol != IPPROTO_UDP || (ip->version_and_length & 0xf) < 5) {
        return XDP_PASS;
    }
    struct udp* udp = (void*)ip + (ip->version_and_length & 0xf) * 4;
    if ((void*)(udp + 1) > context->data_end) {
        return XDP_PASS;
    }
    return udp->destination == htons(DROPPED_PORT) ? XDP_DROP : XDP_PASS;
}
