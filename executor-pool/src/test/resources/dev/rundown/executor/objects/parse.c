#include "bpf.h"

static const uint8_t weights[8] = {1, 3, 5, 7, 11, 13, 17, 19};
uint64_t seen;
uint64_t limit = 40;

static __attribute__((noinline)) uint64_t weigh(const uint8_t *data, const uint8_t *end)
{
    uint64_t sum = 0;
    for (int i = 0; i < 8; i++) {
        if (data + i + 1 > end)
            break;
        sum += data[i] * (uint64_t)weights[data[i] & 7];
    }
    return sum;
}

__attribute__((noinline)) int judge(uint64_t sum)
{
    if (sum > limit)
        return (int)(sum % 97);
    return (int)(sum / 3);
}

/* A loop, two functions of its own, constants and variables. */
SEC("sample_ext/parse")
int parse(struct context *context)
{
    uint64_t sum = weigh(context->data, context->data_end);
    seen += sum;
    context->verdict = (uint32_t)seen;
    return judge(sum);
}

SEC("bind")
int always(struct context *context)
{
    return judge(context->verdict);
}
