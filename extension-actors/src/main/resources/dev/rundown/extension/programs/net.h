/* The network hooks as their programs see them: contexts and verdicts of ebpf_nethooks.h of eBPF for Windows. */
#ifndef RUNDOWN_NET_H
#define RUNDOWN_NET_H

#include "bpf.h"

#define htons(number) __builtin_bswap16(number)
#define htonl(number) __builtin_bswap32(number)

#define IPPROTO_TCP 6
#define IPPROTO_UDP 17

typedef struct bind_md {
    uint8_t* app_id_start;
    uint8_t* app_id_end;
    uint64_t process_id;
    uint8_t socket_address[16]; /* Of AF_INET: family, then port and address in network byte order. */
    uint8_t socket_address_length;
    uint32_t operation;
    uint8_t protocol;
} bind_md_t;

#define BIND_PERMIT 0 /* BIND_PERMIT_SOFT */
#define BIND_DENY 1
#define BIND_REDIRECT 2
#define BIND_PERMIT_HARD 3

typedef struct xdp_md {
    void* data;
    void* data_end;
    uint64_t data_meta;
    uint32_t ingress_ifindex;
} xdp_md_t;

#define XDP_PASS 1
#define XDP_DROP 2
#define XDP_TX 3

static int (*bpf_xdp_adjust_head)(xdp_md_t* context, int delta) = (void*)65536;

typedef struct bpf_sock_addr {
    uint32_t family;
    struct {
        union {
            uint32_t msg_src_ip4;
            uint32_t msg_src_ip6[4];
        };
        uint16_t msg_src_port;
    };
    struct {
        union {
            uint32_t user_ip4;
            uint32_t user_ip6[4];
        };
        uint16_t user_port;
    };
    uint32_t protocol;
    uint32_t compartment_id;
    uint64_t interface_luid;
} bpf_sock_addr_t;

#define BPF_SOCK_ADDR_VERDICT_REJECT 0
#define BPF_SOCK_ADDR_VERDICT_PROCEED_SOFT 1
#define BPF_SOCK_ADDR_VERDICT_PROCEED_HARD 2

static uint64_t (*bpf_get_current_pid_tgid)(void) = (void*)19;
static int (*bpf_sock_addr_set_redirect_context)(bpf_sock_addr_t* context, void* data, uint32_t size) = (void*)65537;

/* The layouts that the extensions describe to the verifier. */
_Static_assert(sizeof(bind_md_t) == 56 && __builtin_offsetof(bind_md_t, socket_address) == 24, "bind_md_t");
_Static_assert(__builtin_offsetof(bind_md_t, operation) == 44 && __builtin_offsetof(bind_md_t, protocol) == 48, "bind_md_t");
_Static_assert(sizeof(xdp_md_t) == 32 && __builtin_offsetof(xdp_md_t, ingress_ifindex) == 24, "xdp_md_t");
_Static_assert(sizeof(bpf_sock_addr_t) == 64 && __builtin_offsetof(bpf_sock_addr_t, user_ip4) == 24, "bpf_sock_addr_t");
_Static_assert(__builtin_offsetof(bpf_sock_addr_t, user_port) == 40, "bpf_sock_addr_t");
_Static_assert(__builtin_offsetof(bpf_sock_addr_t, compartment_id) == 48, "bpf_sock_addr_t");

#endif
